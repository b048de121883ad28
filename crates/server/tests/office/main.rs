//! The office over real HTTP on a free port: applications, uploads, status, desk.

#[path = "../support/desk.rs"]
mod browser;
#[path = "../support/helpers.rs"]
mod helpers;
#[path = "../support/postgres.rs"]
mod postgres;
#[path = "../support/office.rs"]
mod support;

mod applications;
mod counter;
mod desk;
mod documented;
mod exactly_once;
mod forms;
mod issue;
mod notices;
mod outbox;
mod plan;
mod proxy;
mod retention;
mod status;
mod uploads;
