import type { Browser } from "@playwright/test";
import type { Bridge } from "../bridge";
import { until } from "../process";
import type { Product } from "../product";
import type { Tenant } from "../tenant";
import type { WordPress } from "../wordpress";
import type { WpAdmin } from "../wp-admin";

export type Story = {
  product: Product;
  wordpress: WordPress;
  bridge: Bridge;
  tenant: Tenant;
  admin: WpAdmin;
  browser: Browser;
};

/** WordPress starts one cron run at a time, and none for a minute after one that was cut off: visitors come again. */
export function visitsOf(wordpress: WordPress) {
  return (what: string, isTrue: () => boolean) =>
    until(
      what,
      async () => {
        await wordpress.cron();
        return isTrue();
      },
      120,
    );
}

/** As visitors do: each of their requests lets WP-Cron do what is due. */
export async function runUntilSynchronised(
  { bridge, wordpress }: Pick<Story, "bridge" | "wordpress">,
  seconds = 180,
) {
  await until(
    "everything is synchronised",
    async () => {
      await wordpress.cron();
      return bridge.option("sync").finished_at > 0 && bridge.waiting() === 0;
    },
    seconds,
  );
}
