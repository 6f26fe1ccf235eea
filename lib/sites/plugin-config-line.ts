import { env } from "@/lib/env";

/** Where the plugin calls when nobody tells it otherwise; wordpress/igny8-bridge/igny8-bridge.php. */
const PLUGIN_DEFAULT = "https://app.igny8.com";

/** The line for wp-config.php that sends the plugin here; undefined where it comes here on its own. */
export function pluginConfigLine(): string | undefined {
  const { APP_URL } = env();
  return APP_URL === PLUGIN_DEFAULT ? undefined : `define( 'IGNY8_API_URL', '${APP_URL}/api/v1' );`;
}
