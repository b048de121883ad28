## What is peculiar to this language. `language-tags` are the BCP 47 tags that it answers to, in small letters.

language-name = Bahasa Indonesia
language-tags = id in
number-thousands = .
number-decimal = ,
# A semicolon keeps two places apart whose numbers hold commas.
place-pair = { $lat }; { $lng }
money-rupiah = Rp{ $amount }
duration-minutes = { $count } menit
duration-hours = { $count } jam
duration-days = { $count } hari
