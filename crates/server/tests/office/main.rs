//! The office over real HTTP on a free port: applications, uploads, status, desk.

#[path = "../support/desk.rs"]
mod browser;
#[path = "../support/helpers.rs"]
mod helpers;
#[path = "../support/postgres.rs"]
#[expect(dead_code, reason = "encrypted connections are tried with the store")]
mod postgres;
#[path = "../support/office.rs"]
mod support;

mod applications;
mod attacks;
mod beside;
mod connectors;
mod counter;
mod desk;
mod documented;
mod doors;
mod exactly_once;
mod forms;
mod hostile;
mod issue;
mod messages;
mod notices;
mod outbox;
mod plan;
mod proxy;
mod replicas;
mod retention;
mod scanner;
mod sheets;
mod sign_on;
mod status;
mod uploads;
