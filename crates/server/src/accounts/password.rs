//! Passwords: argon2id with the parameters that OWASP names as least (19 MiB, two passes, one lane).

use argon2::{
    Algorithm, Argon2, Params, PasswordHasher as _, PasswordVerifier as _, Version,
    password_hash::phc::PasswordHash,
};

/// Characters at least. Length is what counts; rules about kinds of characters only make people write passwords down.
const SHORTEST: usize = 12;
/// More would only cost time.
const LONGEST: usize = 200;

fn argon2() -> Option<Argon2<'static>> {
    let params = Params::new(19 * 1024, 2, 1, None).ok()?;
    Some(Argon2::new(Algorithm::Argon2id, Version::V0x13, params))
}

/// Whether a password may be used: long enough, more than a few different characters, without the login in it.
pub fn is_strong(password: &str, login: &str) -> bool {
    let count = password.chars().count();
    let different: std::collections::BTreeSet<char> = password.chars().collect();
    (SHORTEST..=LONGEST).contains(&count)
        && different.len() >= 5
        && (login.is_empty() || !password.to_lowercase().contains(login))
}

/// What is kept of a password.
pub fn hash(password: &str) -> Option<String> {
    let salt = crate::secret::random::<16>();
    let hash: PasswordHash = argon2()?.hash_password_with_salt(password.as_bytes(), &salt).ok()?;
    Some(hash.to_string())
}

/// Whether a password is the kept one. Without one, the same work is done for nothing.
pub fn is_right(password: &str, kept: Option<&str>) -> bool {
    let Some(kept) = kept else {
        // The result is thrown away; only the time counts.
        let _ = hash(password);
        return false;
    };
    let Some(argon2) = argon2() else { return false };
    password.chars().count() <= LONGEST && argon2.verify_password(password.as_bytes(), kept).is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_password_is_kept_as_argon2id_and_recognised() {
        let kept = hash("sebuah kata sandi").expect("it can be hashed");
        assert!(kept.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"), "{kept}");
        assert!(is_right("sebuah kata sandi", Some(&kept)));
        assert!(!is_right("sebuah kata sandI", Some(&kept)));
        assert!(!is_right("sebuah kata sandi", None));
        assert_ne!(hash("sebuah kata sandi"), Some(kept), "each has a salt of its own");
    }

    #[test]
    fn short_monotonous_and_telling_passwords_are_refused() {
        assert!(is_strong("kuda makan rumput", "ina"));
        for weak in
            ["pendek", "aaaaaaaaaaaaaaaa", "ababababababab", "katasandi-ina-2026", &"x1y2z".repeat(50)]
        {
            assert!(!is_strong(weak, "ina"), "{weak}");
        }
    }
}
