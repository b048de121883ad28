//! Sheets of answers: looked at again and countersigned, and the keys by which that is proved. Nothing that is sent here is kept.

use std::sync::Arc;

use axum::{
    body::Body,
    extract::State,
    http::{HeaderMap, HeaderValue, StatusCode, header},
    response::Response,
};
use paper::sheet::Sheet;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{body, guard::Origin};
use crate::{
    clock,
    office::Office,
    problem::Problem,
    sheet::{self, NotLooked, keys::PublicKey},
    wire::Outcome,
};

/// A sheet is asked of a whole plan, twice where its plan is an older one: work of a hundred times what other requests cost. It counts
/// for as many of them as leaves a household sixty a minute by the usual limit.
const COST: u32 = 19;

/// A sheet.
#[derive(Debug, Clone, Deserialize, ToSchema)]
pub struct AskedSheet {
    /// The letters of its code.
    #[schema(max_length = 2000)]
    pub sheet: String,
    /// The letters of its outline, where that does not fit the code.
    #[serde(default)]
    #[schema(max_length = 60000)]
    pub outline: Option<String>,
}

/// What the server says of it.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct SeenSheet {
    /// Whether the server has the plan that the sheet names.
    pub plan_known: bool,
    /// Whether its plan of today is another.
    pub plan_changed: bool,
    /// Whether the plan that the sheet names answers as the sheet says; null where that plan is not known.
    pub agrees: Option<bool>,
    /// The answer of today's plan.
    pub today: Outcome,
    /// The letters of the countersignature; null where the plan is not known or this server signs nothing.
    pub seal: Option<String>,
}

/// The keys.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct SheetKeyList {
    /// The one in use and those before it.
    pub keys: Vec<PublicKey>,
}

/// Looks at a sheet again and countersigns what was found.
#[utoipa::path(
    post, path = "/api/v1/sheets", operation_id = "post_sheet", request_body = AskedSheet,
    responses(
        (status = 200, description = "What the plans of this server say", body = SeenSheet),
        (status = 404, description = "This server has no plan of that region", body = Problem, content_type = "application/problem+json"),
        (status = 413, description = "More bytes than are taken", body = Problem, content_type = "application/problem+json"),
        (status = 415, description = "Not JSON", body = Problem, content_type = "application/problem+json"),
        (status = 422, description = "No sheet, or its corners are missing", body = Problem, content_type = "application/problem+json"),
        (status = 429, description = "Too many requests", body = Problem, content_type = "application/problem+json"),
        (status = 503, description = "Try again later", body = Problem, content_type = "application/problem+json"),
    )
)]
pub async fn post(
    State(office): State<Arc<Office>>,
    Origin(address): Origin,
    headers: HeaderMap,
    content: Body,
) -> Result<Response, Problem> {
    office.requests.take_many(address, COST).map_err(Problem::too_many)?;
    let asked: AskedSheet = body::read_json(content, &headers).await?;
    let sheet = Sheet::read(&asked.sheet).map_err(|_unreadable| Problem::invalid("sheet", "malformed"))?;
    let corners = asked.outline.as_deref().and_then(parcel::link::read);
    let (plans, of) = (Arc::clone(&office.plans), sheet.clone());
    let looking = tokio::task::spawn_blocking(move || sheet::look(&plans, &of, corners.as_deref()));
    let unreadable = || Problem::new(503, "unavailable", "the plan cannot be read right now");
    let looked = match looking.await {
        Ok(Ok(it)) => it,
        Ok(Err(NotLooked::Region)) => return Err(Problem::unknown()),
        Ok(Err(NotLooked::Corners)) => return Err(Problem::invalid("outline", "missing")),
        Ok(Err(NotLooked::Pack(_))) | Err(_) => return Err(unreadable()),
    };
    let seal = sheet::sealed(&looked, &sheet, office.sheet_keys.as_ref(), clock::now());
    let seen = SeenSheet {
        plan_known: looked.agrees.is_some(),
        plan_changed: looked.has_changed,
        agrees: looked.agrees,
        today: Outcome { pack: looked.version, outcome: looked.outcome },
        seal: seal.map(|it| it.write()),
    };
    Ok(body::json(StatusCode::OK, &seen))
}

/// The public keys of countersignatures, for checking them anywhere and later.
#[utoipa::path(
    get, path = "/.well-known/ruangizin-sheet-keys.json", operation_id = "get_sheet_keys",
    responses((status = 200, description = "The keys; none where this server signs nothing", body = SheetKeyList))
)]
pub async fn keys(State(office): State<Arc<Office>>) -> Response {
    let keys = office.sheet_keys.as_ref().map(|it| it.public().to_vec()).unwrap_or_default();
    let mut response = body::json(StatusCode::OK, &SheetKeyList { keys });
    response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-cache"));
    response
}
