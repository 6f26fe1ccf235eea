import { beforeEach, describe, expect, it, vi } from "vitest";
import { z } from "zod";
import { sendMessage } from "@/app/(marketing)/contact/actions";
import { forgetLimits } from "@/lib/rate-limits/limiter";
import { formData } from "@/test/form-data";
import { useDatabase } from "@/test/harness/database";
import { publicAction } from "./public-action";

vi.mock("next/headers", () => import("@/test/next-headers"));

useDatabase();
beforeEach(forgetLimits);

/** Counts what is read of it: a test of time would say more about the machine than about the work. */
class CountedForm extends FormData {
  read = 0;
  override *entries(): ReturnType<FormData["entries"]> {
    for (const entry of super.entries()) {
      this.read += 1;
      yield entry;
    }
  }
  override [Symbol.iterator]() {
    return this.entries();
  }
  override keys(): never {
    throw new Error("the names alone are read in a pass of their own");
  }
  override getAll(): never {
    throw new Error("each name is looked for among all");
  }
}

function hugeForm(fields: number): CountedForm {
  const form = new CountedForm();
  for (let i = 0; i < fields; i++) form.append(`field-${i}`, "x");
  return form;
}

const MESSAGE = { name: "Nora", email: "nora@example.test", message: "How much is it for twelve sites?" };

describe("a form that anybody may send", () => {
  it("is refused for its number of fields before they are read, and nothing of it comes back", async () => {
    const form = hugeForm(16_000);
    const answer = await sendMessage({}, form);
    expect(answer).toMatchObject({ code: "invalid_request", values: {}, ticks: {} });
    expect(form.read).toBeLessThan(500);
  });

  it("spends its allowance before anything of it is read", async () => {
    for (let i = 0; i < 5; i++) await sendMessage({}, formData({}));
    const form = hugeForm(16_000);
    expect(await sendMessage({}, form)).toMatchObject({ code: "throttled" });
    expect(form.read).toBeLessThan(500);
  });

  it("keeps what was typed in its own fields when it is refused, and no field that it does not have", async () => {
    const sent = formData({ ...MESSAGE, email: "no address", evil: "x".repeat(1000) });
    const answer = await sendMessage({}, sent);
    expect(answer.fields).toHaveProperty("email");
    expect(answer.values).toEqual({ ...MESSAGE, email: "no address" });
    expect(answer.ticks).not.toHaveProperty("evil");
  });

  it("may have two hundred fields, and a name more than once", async () => {
    const schema = z.object({ box: z.array(z.string()) });
    const count = publicAction({ schema }, async ({ input }) => ({ ok: true, data: input.box.length }));
    const box = Array.from({ length: 200 }, (_, i) => String(i));
    expect(await count({}, formData({ box }))).toMatchObject({ ok: true, data: 200 });
    expect(await count({}, formData({ box: [...box, "200"] }))).toMatchObject({ code: "invalid_request" });
  });

  it("that is no form reaches nothing of ours: the server answers it as one that can't be read", async () => {
    for (const odd of [undefined, null, "text", 7, [1], {}, new Map()])
      await expect(sendMessage({}, odd as unknown as FormData)).rejects.toThrow("without a form");
  });

  it("is not led astray by names that every object has", async () => {
    const answer = await sendMessage(
      {},
      formData({ ...MESSAGE, email: "x", __proto__x: "1", constructor: "y" }),
    );
    expect(Object.keys(answer.values ?? {}).sort()).toEqual(["email", "message", "name"]);
  });
});
