import { askPaypal, paypalClient } from "./client";

/** A new token: the one that is kept may outlive the secret it was given for. */
export async function reachPaypal(): Promise<void> {
  await askPaypal(() => paypalClient().clientCredentialsAuthManager.fetchToken());
}
