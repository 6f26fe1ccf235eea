import { afterEach, describe, expect, it, vi } from "vitest";
import { asSystem } from "@/db";
import { resetEnv } from "@/lib/env";
import { useDatabase } from "@/test/harness/database";
import { enqueueMail } from "./enqueue-mail";
import { findMailPreview, isMailPreviewOn, listLatestMails } from "./preview";
import { MAIL_TEMPLATES } from "./templates";

const within = (environment: Record<string, string>) => {
  for (const [name, value] of Object.entries(environment)) vi.stubEnv(name, value);
  resetEnv();
};

describe("the preview of letters", () => {
  useDatabase();
  afterEach(() => {
    vi.unstubAllEnvs();
    resetEnv();
  });

  it("is there in development, and elsewhere only where somebody asked for it", () => {
    within({ NODE_ENV: "production", MAIL_PREVIEW: "0" });
    expect(isMailPreviewOn()).toBe(false);
    within({ NODE_ENV: "production", MAIL_PREVIEW: "1" });
    expect(isMailPreviewOn()).toBe(true);
    within({ NODE_ENV: "development", MAIL_PREVIEW: "0" });
    expect(isMailPreviewOn()).toBe(true);
  });

  it.each(Object.keys(MAIL_TEMPLATES))("shows %s with its sample", async (name) => {
    const letter = await findMailPreview(name);
    expect(letter?.subject).toBeTruthy();
    expect(letter?.html).toContain("</html>");
    expect(letter?.text).toBeTruthy();
  });

  it("shows a letter of the outbox as its reader gets it, and lists it first", async () => {
    const props = { accountName: "Łódź Sp. z o.o.", endsAt: "2026-07-15T00:00:00.000Z", daysLeft: 3 };
    const id = await asSystem((tx) =>
      enqueueMail(tx, { to: "petra@example.test", template: "trial-ending", props }),
    );
    const text = (await findMailPreview(String(id)))?.text;
    expect(text?.replaceAll("\u2060", "")).toContain("Łódź Sp. z o.o."); // No mail program makes a link of it.
    expect((await listLatestMails())[0]).toMatchObject({ id, toAddress: "petra@example.test" });
  });

  it.each(["999999", "no-such-letter", "../etc", "__proto__"])("has nothing for %s", async (name) => {
    expect(await findMailPreview(name)).toBeUndefined();
  });
});
