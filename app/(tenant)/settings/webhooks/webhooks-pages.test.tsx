/** Guards app/(tenant)/settings/webhooks/, components/webhooks/. */
import { beforeEach, describe, expect, it, vi } from "vitest";
import { listAttempts, listEndpoints } from "@/lib/webhooks/queries";
import { sendWebhooks } from "@/lib/webhooks/sending/send-webhooks";
import { createAccount, createPerson, type Person } from "@/test/factories";
import { formData } from "@/test/form-data";
import { useDatabase } from "@/test/harness/database";
import { renderPage } from "@/test/render-page";
import { signIn } from "@/test/sign-in";
import { useReceiver } from "@/test/webhooks/receiver";
import EndpointPage, { generateMetadata } from "./[id]/page";
import * as act from "./actions";
import WebhooksPage from "./page";

vi.mock("next/headers", () => import("@/test/next-headers"));
vi.mock("next/cache", () => ({ revalidatePath: () => undefined }));
vi.mock("next/navigation", async (original) => ({
  ...(await original<typeof import("next/navigation")>()),
  useRouter: () => ({ refresh: () => undefined }),
}));

useDatabase();
const receiver = useReceiver();

let accountId: number;
let ada: Person;

beforeEach(async () => {
  const account = await createAccount({ plan: "growth" });
  accountId = account.id;
  ada = await createPerson({ account, role: "admin" });
  await signIn(ada);
});

describe("an admin", () => {
  it("adds an endpoint, sees its secret in that answer only, and finds it in the list", async () => {
    const { secret, id } = await add({ event_types: ["invoice.*", "site.created"] });
    expect(secret).toMatch(/^whsec_/);
    const html = await list();
    expect(html).toContain(receiver.url);
    expect(html).toContain("Invoices, site.created");
    for (const page of [html, await shown(id)]) expect(page).not.toContain(secret);
  });

  it("is told beside the field what is wrong with an address, and keeps what was typed", async () => {
    const sent = formData({ url: "ftp://acme.com", description: "Shop", event_types: "*" });
    const state = await act.createEndpointAction({}, sent);
    expect(state.fields?.url).toEqual(["Use an address that starts with https://."]);
    expect(state.values).toMatchObject({ url: "ftp://acme.com", description: "Shop" });
    expect(await listEndpoints(accountId)).toEqual([]);
  });

  it("sends a test event and reads request and answer in the log", async () => {
    const { id } = await add();
    expect(await act.sendTestEventAction({}, ids(id))).toMatchObject({ ok: true });
    await sendWebhooks(id);
    const html = await shown(id);
    expect(html).toContain("webhook.test");
    expect(html).toContain("Arrived at the first try.");
    expect(html).toContain("webhook-signature: v1,");
    expect(html).toContain("thanks");
  });

  it("sends one event again, and after an outage all that did not arrive", async () => {
    const { id } = await add();
    receiver.answer = (response) => void response.writeHead(500).end("broken");
    await act.sendTestEventAction({}, ids(id));
    await sendWebhooks(id);
    expect(await shown(id)).toContain("1 of 8 tries used");
    const [attempt] = await listAttempts(accountId, { endpointId: id, limit: 1 });
    receiver.answer = (response) => void response.writeHead(200).end("mended");
    const again = formData({ endpoint_id: String(id), event_id: String(attempt!.event.id) });
    expect(await act.replayEventAction({}, again)).toMatchObject({ ok: true });
    await sendWebhooks(id);
    expect(await shown(id)).toContain("mended");
    const missed = formData({ endpoint_id: String(id), hours: "24" });
    expect(await act.replayMissedAction({}, missed)).toMatchObject({
      message: "Everything of that time has arrived.",
    });
    expect(await act.replayMissedAction({}, formData({ endpoint_id: String(id), hours: "5" }))).toMatchObject(
      {
        code: "validation_error",
      },
    );
  });

  it("edits, pauses and resumes it, and is offered no sending while it is paused", async () => {
    const { id } = await add();
    const change = formData({
      endpoint_id: String(id),
      url: receiver.url,
      event_types: ["key.*", "key.created"],
    });
    expect(await act.editEndpointAction({}, change)).toMatchObject({ ok: true });
    expect((await listEndpoints(accountId))[0]!.eventTypes).toEqual(["key.*"]);
    await act.switchEndpointAction({}, formData({ endpoint_id: String(id), state: "off" }));
    const paused = await shown(id);
    expect(paused).toContain("Paused");
    for (const button of ["Send test event", "Send what it missed", "Pause"])
      expect(paused).not.toContain(`${button}</button>`);
    expect(await act.sendTestEventAction({}, ids(id))).toMatchObject({ code: "invalid_state" });
    await act.switchEndpointAction({}, formData({ endpoint_id: String(id), state: "on" }));
    expect(await shown(id)).toContain("Send test event</button>");
  });

  it("replaces the secret, which is shown once, and reads how long the old one holds", async () => {
    const { id, secret } = await add();
    const state = await act.rotateSecretAction({}, formData({ endpoint_id: String(id), grace_hours: "1" }));
    const fresh = (state.data as { secret: string }).secret;
    expect(fresh).not.toBe(secret);
    const html = await shown(id);
    expect(html).toContain("The secret before this one stops signing");
    expect(html).not.toContain(fresh);
  });

  it("deletes it with its log", async () => {
    const { id } = await add();
    await expect(act.deleteEndpointAction({}, ids(id))).rejects.toThrow("NEXT_REDIRECT");
    expect(await list()).toContain("No endpoints yet");
    await expect(shown(id)).rejects.toThrow("404");
  });
});

describe("nobody else", () => {
  it("an editor finds neither page, and their form is refused", async () => {
    const { id } = await add();
    await signIn(await createPerson({ account: { id: accountId }, role: "editor" }));
    await expect(list()).rejects.toThrow("404");
    await expect(shown(id)).rejects.toThrow("404");
    expect(await act.sendTestEventAction({}, ids(id))).toMatchObject({ code: "forbidden" });
  });

  it("an admin of another account meets the 404 page, title included, and changes nothing", async () => {
    const { id } = await add();
    await signIn(await createPerson({ account: await createAccount({ plan: "growth" }), role: "admin" }));
    for (const wrong of [String(id), "0", "x"]) {
      const props = { params: Promise.resolve({ id: wrong }), searchParams: Promise.resolve({}) };
      await expect(EndpointPage(props)).rejects.toThrow("404");
      await expect(generateMetadata(props)).rejects.toThrow("404");
    }
    for (const action of [act.sendTestEventAction, act.deleteEndpointAction, act.rotateSecretAction])
      expect(await action({}, ids(id))).toMatchObject({ code: "not_found" });
    expect(await listEndpoints(accountId)).toHaveLength(1);
  });
});

async function add(more: Record<string, string | string[]> = { event_types: "*" }) {
  const state = await act.createEndpointAction({}, formData({ url: receiver.url, ...more }));
  const { secret, endpointId } = state.data as { secret: string; endpointId: number };
  return { secret, id: endpointId };
}

const ids = (id: number) => formData({ endpoint_id: String(id) });

async function list(): Promise<string> {
  return renderPage(await WebhooksPage({ searchParams: Promise.resolve({}) }));
}

async function shown(id: number): Promise<string> {
  const props = { params: Promise.resolve({ id: String(id) }), searchParams: Promise.resolve({}) };
  return renderPage(await EndpointPage(props));
}
