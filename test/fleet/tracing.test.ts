/** Guards lib/server/tracing/. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { withoutSecrets } from "@/lib/server/tracing/trace-attributes";
import type { SpawnedApp } from "@/scripts/launcher/spawn-app";
import { APP_TIMEOUT, startApp } from "@/test/harness/app";
import { useDatabase } from "@/test/harness/database";
import { type OtlpReceiver, startOtlpReceiver } from "./otlp-receiver";

describe("with an OTLP endpoint set", () => {
  const databaseUrl = useDatabase();
  let receiver: OtlpReceiver;
  let app: SpawnedApp;

  beforeAll(async () => {
    receiver = await startOtlpReceiver();
    app = await startApp({
      env: {
        DATABASE_URL: databaseUrl(),
        OTEL_EXPORTER_OTLP_ENDPOINT: receiver.url,
        OTEL_BSP_SCHEDULE_DELAY: "200",
      },
    });
  }, APP_TIMEOUT);
  afterAll(async () => {
    await app?.stop();
    await receiver?.stop();
  });

  it("a trace tells of each request its route and its status, and nothing of links' secrets", async () => {
    await fetch(`${app.url}/api/v1/plans/?limit=3&token=sesame-in-a-query`);
    await fetch(`${app.url}/api/v1/sites/`);
    await fetch(`${app.url}/verify-email?token=sesame-in-a-link`);
    await fetch(`${app.url}/invite/sesame-in-a-path`);
    const requests = () =>
      receiver
        .spans()
        .map(({ attributes }) => `${attributes["http.route"]} ${attributes["http.status_code"]}`);
    await expect
      .poll(requests, { timeout: 15_000 })
      .toEqual(expect.arrayContaining(["/api/v1/plans 200", "/api/v1/sites 401", "/verify-email 200"]));
    await app.stop(); // Sends what is left.
    expect(new Set(receiver.services())).toEqual(new Set(["igny8"]));
    expect(receiver.text()).not.toContain("sesame");
  });
});

it.each([
  ["/verify-email?token=abc", "/verify-email"],
  ["https://x.test/invite/abc?y=1", "https://x.test/invite/-"],
  ["/invite/abc/more", "/invite/-/more"],
  ["/sites/5", "/sites/5"],
])("of %s a trace says %s", (address, said) => expect(withoutSecrets(address)).toBe(said));
