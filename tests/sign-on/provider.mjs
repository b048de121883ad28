// A real OpenID provider on a free port, which lets anybody in under the name that they type. Prints its address; the first
// line of its input is where it leads back to.
import { createInterface } from "node:readline";
import { createServer } from "node:http";
import Provider from "oidc-provider";

const back = await new Promise((take) => createInterface({ input: process.stdin }).once("line", take));
const server = createServer();
await new Promise((ready) => server.listen(0, "127.0.0.1", ready));
const issuer = `http://127.0.0.1:${server.address().port}`;
const provider = new Provider(issuer, {
  clients: [{ client_id: "meja kota", client_secret: "rahasia & contoh", redirect_uris: [back] }],
  pkce: { required: () => true },
  findAccount: (_context, sub) => ({ accountId: sub, claims: () => ({ sub }) }),
  cookies: { keys: ["contoh"] },
});
server.on("request", provider.callback());
console.log(issuer);
