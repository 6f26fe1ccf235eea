import { expect, it } from "vitest";
import { maskPayload } from "./mask-payload";

it("a payload is shown without secrets, cards and people", () => {
  const payload = {
    id: "evt_1",
    data: {
      object: {
        amount_paid: 13900,
        client_secret: "pi_1_secret_2",
        customer_email: "olivia@acme.test",
        payer: { name: { given_name: "Olivia" }, email_address: "olivia@acme.test" },
        payment_method_details: { card: { last4: "4242", brand: "visa" } },
        tokens: ["a", "b"],
        paid: true,
      },
    },
  };
  const shown = JSON.stringify(maskPayload(payload));
  for (const secret of ["secret_2", "olivia", "4242", '"a"']) expect(shown).not.toContain(secret);
  expect(maskPayload(payload)).toMatchObject({
    id: "evt_1",
    data: { object: { amount_paid: 13900, paid: true } },
  });
});
