//! The office over real HTTP on a free port: applications, uploads, status, desk.

#[path = "../support/postgres.rs"]
mod postgres;
#[path = "../support/office.rs"]
mod support;

mod applications;
mod desk;
mod documented;
mod exactly_once;
mod outbox;
mod proxy;
mod status;
mod uploads;
