## What is peculiar to this language. `language-tags` are the BCP 47 tags that it answers to, in small letters.

language-name = English
language-tags = en
number-thousands = ,
number-decimal = .
place-pair = { $lat }, { $lng }
money-rupiah = Rp{ $amount }
duration-minutes = { $count ->
    [one] { $count } minute
   *[other] { $count } minutes
}
duration-hours = { $count ->
    [one] { $count } hour
   *[other] { $count } hours
}
duration-days = { $count ->
    [one] { $count } day
   *[other] { $count } days
}
