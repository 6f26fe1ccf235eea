/**
 * Guards app/api/v1/billing/payments/[id]/proof/route.ts, lib/payments/proofs/, lib/api/input/read-text.ts,
 * app/payment/proof/[id]/route.ts, app/admin/payments/[id]/proof/route.ts.
 */
import { beforeEach, describe, expect, it, vi } from "vitest";
import { GET as adminFile } from "@/app/admin/payments/[id]/proof/route";
import { uploadProofAction } from "@/app/payment/actions";
import { GET as ownFile } from "@/app/payment/proof/[id]/route";
import { approvePayment } from "@/lib/payments/bank-transfer/approve-payment";
import { reportBankTransfer } from "@/lib/payments/bank-transfer/report-bank-transfer";
import { forgetLimits } from "@/lib/rate-limits/limiter";
import { accountState } from "@/test/billing";
import { callRoute } from "@/test/call-route";
import { createAccount, createPerson, type Person } from "@/test/factories";
import { formData } from "@/test/form-data";
import { useDatabase } from "@/test/harness/database";
import { accessTokenFor, signIn } from "@/test/sign-in";
import * as route from "./route";

vi.mock("next/headers", () => import("@/test/next-headers"));
vi.mock("next/cache", () => ({ revalidatePath: () => {} }));

useDatabase();
const PDF = Buffer.from("%PDF-1.7\n1 0 obj\n<<>>\nendobj\n%%EOF\n");
const PNG = Buffer.from("\x89PNG\r\n\x1a\n\0\0\0\rIHDR....", "latin1");
const JPEG = Buffer.from("\xff\xd8\xff\xe0\0\x10JFIF", "latin1");
const MIB = 1024 * 1024;

let owner: Person;
let token: string;
let paymentId: number;
beforeEach(async () => {
  forgetLimits();
  owner = await createPerson({ account: await createAccount({ status: "pending_payment" }) });
  token = await accessTokenFor(owner);
  const accountId = owner.accountId!;
  const { invoices } = await accountState(accountId);
  const report = { accountId, invoiceId: invoices[0]!.id, payerName: "P", amountCents: 13_900 };
  const payment = await reportBankTransfer({
    ...report,
    actor: "user:1",
    externalPaymentId: `PROOF-${accountId}`,
  });
  paymentId = payment.id;
});

const params = () => ({ id: String(paymentId) });
const request = new Request("http://localhost/");

const upload = (content: Buffer, by = token) =>
  callRoute(route, "POST", {
    token: by,
    params: params(),
    body: { file_name: "statement.exe", proof_base64: content.toString("base64") },
  });

async function download(by = token): Promise<Response> {
  const headers = { authorization: `Bearer ${by}` };
  const asked = new Request(`http://localhost/api/v1/billing/payments/${paymentId}/proof/`, { headers });
  return route.GET(asked, { params: Promise.resolve(params()) });
}

describe("the proof of a transfer", () => {
  it.each([
    ["a PDF", PDF, "application/pdf", "pdf"],
    ["a PNG", PNG, "image/png", "png"],
    ["a JPEG", JPEG, "image/jpeg", "jpg"],
  ])(
    "%s is known by its content, and comes back as a download in a sandbox",
    async (_, content, type, ending) => {
      const { status, body } = await upload(content);
      expect(status).toBe(201);
      expect(body.data).toMatchObject({ payment_id: paymentId, content_type: type, size: content.length });
      await signIn(owner);
      const onPage = await ownFile(request, { params: Promise.resolve(params()) });
      for (const file of [await download(), onPage]) {
        expect(Buffer.from(await file.arrayBuffer()).equals(content)).toBe(true);
        expect(file.headers.get("content-type")).toBe(type);
        expect(file.headers.get("content-disposition")).toBe(
          `attachment; filename="proof-${paymentId}.${ending}"`,
        );
        expect(file.headers.get("content-security-policy")).toContain("sandbox");
        expect(file.headers.get("x-content-type-options")).toBe("nosniff");
      }
    },
  );

  it.each([
    ["a page", Buffer.from("<html><script>alert(1)</script>")],
    ["a picture that can hold scripts", Buffer.from("<svg xmlns='http://www.w3.org/2000/svg'/>")],
    ["a PDF that is cut off", Buffer.from("%PDF-1.7 and no end")],
  ])("%s is refused beside the field", async (_, content) => {
    const { status, body } = await upload(content);
    expect([status, body.code]).toEqual([400, "validation_error"]);
    expect(body.errors).toEqual({ proof_base64: ["Send a PDF, a PNG or a JPEG."] });
  });

  it("may have 2 MiB, and not a byte more", async () => {
    const file = (size: number) => Buffer.concat([PNG, Buffer.alloc(size - PNG.length)]);
    expect((await upload(file(2 * MIB))).status).toBe(201);
    expect((await upload(file(2 * MIB + 1))).status).toBe(400);
    expect((await upload(file(4 * MIB))).status).toBe(413);
  });

  it("is nobody else's, and is taken until our team has decided", async () => {
    await upload(PDF);
    const stranger = await accessTokenFor(await createPerson({ account: await createAccount() }));
    expect((await upload(PDF, stranger)).status).toBe(404);
    expect((await download(stranger)).status).toBe(404);
    await approvePayment({ paymentId, actor: "user:1" });
    expect((await upload(PNG)).body.code).toBe("invalid_state");
  });

  it("is uploaded on the page as well, takes an earlier one's place, and staff download it", async () => {
    await upload(PDF);
    await signIn(owner);
    const form = formData({ payment_id: String(paymentId) });
    form.set("proof", new File([JPEG], "photo.jpg"));
    const done = await uploadProofAction({}, form);
    expect(done).toMatchObject({ ok: true, message: expect.stringContaining("photo.jpg") });
    form.set("proof", new File(["text"], "photo.jpg"));
    expect((await uploadProofAction({}, form)).fields).toEqual({ proof: ["Send a PDF, a PNG or a JPEG."] });
    await signIn(await createPerson({ isSuperuser: true }));
    const file = await adminFile(request, { params: Promise.resolve(params()) });
    expect(file.headers.get("content-type")).toBe("image/jpeg");
  });
});
