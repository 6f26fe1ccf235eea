import { PROCESS_TOKEN_HEADER, processToken } from "./process-token";

const REFRESH_PRICES_PATH = "/api/refresh-prices";
const TIMEOUT_MS = 5000;

/**
 * Has this process make its pages with prices anew at their next visit. Next lets only a request do that, so the process
 * sends one to itself.
 */
export async function refreshPricePages(): Promise<void> {
  const response = await fetch(`${ownAddress()}${REFRESH_PRICES_PATH}`, {
    method: "POST",
    headers: { [PROCESS_TOKEN_HEADER]: processToken() },
    signal: AbortSignal.timeout(TIMEOUT_MS),
  });
  if (!response.ok) throw new Error(`The pages with prices stay as they are: ${response.status}`);
}

/** Where this process itself listens; the start script has put the port it got into the environment. */
function ownAddress(): string {
  const { HOST = "127.0.0.1", PORT = "3000" } = process.env;
  const host = HOST === "0.0.0.0" || HOST === "::" ? "127.0.0.1" : HOST;
  return `http://${host.includes(":") ? `[${host}]` : host}:${PORT}`;
}
