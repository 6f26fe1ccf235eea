import { expect, it, vi } from "vitest";
import { AppError } from "@/lib/errors";
import { log } from "@/lib/log";
import { createAccount } from "@/test/factories";
import { useDatabase } from "@/test/harness/database";
import { eachAccount } from "./each-account";

useDatabase();

it("an account that is gone is passed over; one whose data is broken is logged and counted, and stops no other", async () => {
  const logged = vi.spyOn(log, "error").mockImplementation(() => undefined);
  const [broken, sound] = [await createAccount(), await createAccount()];
  const seen: number[] = [];
  const run = eachAccount("some-job", [999_999, broken.id, sound.id], async (_tx, { id }) => {
    seen.push(id);
    if (id === broken.id) throw new AppError("not_found");
    return true;
  });
  await expect(run).rejects.toThrow("some-job failed for 1 accounts");
  expect(seen).toEqual([broken.id, sound.id]);
  expect(logged).toHaveBeenCalledExactlyOnceWith(
    expect.objectContaining({ job: "some-job", accountId: broken.id }),
    expect.any(String),
  );
});

it("of accounts that are all gone, none was done and none failed", async () => {
  expect(await eachAccount("some-job", [999_998, 999_999], async () => true)).toBe(0);
});
