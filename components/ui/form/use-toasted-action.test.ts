import { expect, it, vi } from "vitest";
import { toasted } from "./use-toasted-action";

const said = vi.hoisted(() => [] as string[]);
vi.mock("@/components/ui/overlay/toast", () => ({
  toast: { success: (message: string) => said.push(message) },
}));

const answers = (answer: { ok?: boolean; message?: string; error?: string }) => async () => answer;

it("a success is said once, with nothing left on the page to say it; a failure is the form's to say", async () => {
  vi.stubGlobal("window", {});
  const done = { ok: true, message: "Invitation revoked." } as const;
  expect(await toasted(answers(done))({}, new FormData())).toBe(done);
  await toasted(answers({ error: "It has been accepted already." }))({}, new FormData());
  await toasted(answers({ ok: true }))({}, new FormData());
  expect(said).toEqual(["Invitation revoked."]);
});

it("on the server the action stays what it is: a form without JavaScript sends it by its address", () => {
  const action = answers({});
  expect(toasted(action)).toBe(action);
});
