import { askOurselves } from "./ask-ourselves";

const REFRESH_PRICES_PATH = "/api/refresh-prices";

/**
 * Has this process rebuild its pages with prices at their next visit. Next lets only a request do that, so the process
 * sends one to itself.
 */
export async function refreshPricePages(): Promise<void> {
  const response = await askOurselves(REFRESH_PRICES_PATH, { method: "POST" });
  if (!response.ok) throw new Error(`The pages with prices stay as they are: ${response.status}`);
}
