/** Guards components/ui/form/keep-input.ts, components/ui/form/kept-form.ts. */
import { UnrecognizedActionError } from "next/dist/client/components/unrecognized-action-error";
import { redirect } from "next/navigation";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { keepingInput } from "./keep-input";
import { takeKeptForm } from "./kept-form";

const kept = new Map<string, string>();
const typed = new FormData();
typed.set("name", "Nora");
typed.set("password", "hush-hush-hush");
typed.set("$ACTION_KEY", "k");
typed.append("scope", "a");
typed.append("scope", "b");
const INPUT = { values: { name: "Nora" }, ticks: { name: ["Nora"], scope: ["a", "b"] } };
const failing = (error: unknown) =>
  keepingInput<object>(async () => {
    throw error;
  }, "form-1");

beforeEach(() => {
  kept.clear();
  vi.stubGlobal("window", {});
  vi.stubGlobal("location", { pathname: "/contact" });
  vi.stubGlobal("sessionStorage", {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => kept.set(key, value),
    removeItem: (key: string) => kept.delete(key),
  });
});

describe("a form whose page is older than the server", () => {
  it("stays, says what to do, and finds what was typed after the reload, once, without what is secret", async () => {
    const state = await failing(new UnrecognizedActionError("not found"))({}, typed);
    expect(state).toEqual({ error: expect.stringMatching(/^IGNY8 was updated .* Reload/), ...INPUT });
    expect([...kept.values()].join()).not.toContain("hush");
    expect(takeKeptForm("form-2")).toBeUndefined();
    expect(takeKeptForm("form-1")).toEqual(INPUT);
    expect(takeKeptForm("form-1")).toBeUndefined();
  });

  it("finds nothing on another page, and nothing after ten minutes", async () => {
    await failing(new UnrecognizedActionError("not found"))({}, typed);
    vi.stubGlobal("location", { pathname: "/team" });
    expect(takeKeptForm("form-1")).toBeUndefined();
    vi.stubGlobal("location", { pathname: "/contact" });
    vi.useFakeTimers({ now: Date.now() + 11 * 60_000 });
    expect(takeKeptForm("form-1")).toBeUndefined();
    expect(kept.size).toBe(0);
    vi.useRealTimers();
  });
});

it("a connection that fails keeps what was typed in the form, and nothing in the browser", async () => {
  const state = await failing(new TypeError("Failed to fetch"))({}, typed);
  expect(state).toEqual({ error: expect.stringContaining("Check your connection"), ...INPUT });
  expect(kept.size).toBe(0);
});

it("a redirect stays a redirect, and a fault of the server goes to the page that shows its number", async () => {
  const redirecting = keepingInput<object>(async () => redirect("/sites"), "form-1");
  await expect(redirecting({}, typed)).rejects.toThrow("NEXT_REDIRECT");
  const fault = Object.assign(new Error("broken"), { digest: "12345" });
  await expect(failing(fault)({}, typed)).rejects.toBe(fault);
});

it("on the server the action stays what it is: a form without JavaScript sends it by its address", () => {
  vi.stubGlobal("window", undefined);
  const action = async () => ({});
  expect(keepingInput(action, "form-1")).toBe(action);
});
