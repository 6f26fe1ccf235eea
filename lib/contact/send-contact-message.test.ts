/** Guards lib/contact/send-contact-message.ts, lib/contact/input.ts. */
import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { directlyAsSystem, mails } from "@/db";
import { env } from "@/lib/env";
import { useDatabase } from "@/test/harness/database";
import { contactInput } from "./input";
import { sendContactMessage } from "./send-contact-message";

const MESSAGE = {
  name: "Nora",
  email: "nora@example.test",
  company: "",
  message: "What does Enterprise cost?",
};

describe("a message from the contact page", () => {
  useDatabase();

  it("goes to the operator, with the address to answer to", async () => {
    await sendContactMessage({ ...MESSAGE, homepage: "" });
    const [mail] = await lettersToOperator();
    expect(mail).toMatchObject({ template: "contact-message", props: MESSAGE });
  });

  it("is dropped when the field that people don't see is filled in", async () => {
    const before = (await lettersToOperator()).length;
    await sendContactMessage({ ...MESSAGE, homepage: "https://spam.example" });
    expect(await lettersToOperator()).toHaveLength(before);
  });

  it("can't carry line breaks into the subject", () => {
    const result = contactInput.safeParse({ ...MESSAGE, name: "Nora\r\nBcc: everybody@example.test" });
    expect(result.success).toBe(false);
  });
});

function lettersToOperator() {
  return directlyAsSystem((db) => db.select().from(mails).where(eq(mails.toAddress, env().SUPPORT_EMAIL)));
}
