import { expect, it } from "vitest";
import { decideStatus, type Observed } from "./decide-status";

const FINE: Observed = {
  database: "ok",
  measured: { jobsRun: true, jobDelaySeconds: 2, mailDelaySeconds: 0, faults: { stripe: 0, paypal: 0 } },
  sendsMail: true,
  methods: [
    { method: "stripe", isOffered: true, note: null },
    { method: "paypal", isOffered: false, note: null },
    { method: "bank_transfer", isOffered: true, note: null },
  ],
};

it("says that all is well when it is, whatever is switched off", () => {
  expect(decideStatus(FINE).condition).toBe("working");
  expect(of(FINE, "PayPal payments")).toBe("off");
  expect(of({ ...FINE, sendsMail: false }, "Email")).toBe("off");
  expect(decideStatus({ ...FINE, sendsMail: false }).condition).toBe("working");
});

it("says what is wrong, and the worst of it on top", () => {
  const late = { ...FINE, measured: { ...FINE.measured!, mailDelaySeconds: 900 } };
  expect([decideStatus(late).condition, of(late, "Email")]).toEqual(["degraded", "degraded"]);
  const behind = { ...FINE, measured: { ...FINE.measured!, jobDelaySeconds: 3600 } };
  expect(decideStatus(behind).parts.find(({ name }) => name === "Background work")?.says).toBe(
    "Work is 60 minutes behind.",
  );
  const stopped = { ...FINE, measured: { ...FINE.measured!, jobsRun: false } };
  expect([decideStatus(stopped).condition, of(stopped, "Background work")]).toEqual(["down", "down"]);
  const faulty = { ...FINE, measured: { ...FINE.measured!, faults: { stripe: 2, paypal: 0 } } };
  expect(of(faulty, "Card payments")).toBe("degraded");
  expect(of({ ...FINE, database: "full" }, "Accounts, sites and API")).toBe("degraded");
});

it("claims nothing that nobody could look at", () => {
  const away: Observed = { ...FINE, database: "unavailable", measured: undefined };
  expect(decideStatus(away).condition).toBe("down");
  for (const name of ["Background work", "Email", "Card payments"]) expect(of(away, name)).toBe("unknown");
});

function of(observed: Observed, part: string) {
  return decideStatus(observed).parts.find(({ name }) => name === part)?.condition;
}
