// Runs once before all journeys: one server for all of them. Its address reaches the workers by environment.

import { startServer } from './server.mjs';

export default async function setup() {
  const server = await startServer();
  process.env.RUANGIZIN_URL = server.address;
  return () => server.stop();
}
