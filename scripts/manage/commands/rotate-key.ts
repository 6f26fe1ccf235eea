import { rotateApiKey } from "@/lib/api-keys/rotate-api-key";
import { nonNegativeInteger, positiveInteger } from "../arguments";
import type { ManageCommand } from "../command";

export const rotateKeyCommand: ManageCommand<{ id: number; account: number; grace: number }> = {
  name: "rotate-key",
  summary: "replace an API key; the new secret is shown once",
  takes: (command) =>
    command
      .argument("<id>", "the key's id", positiveInteger)
      .requiredOption("--account <id>", "the account it belongs to", positiveInteger)
      .option("--grace <seconds>", "how long the old key still works", nonNegativeInteger, 0),
  writes: "data",
  run: async ({ id, account, grace, dryRun }) => {
    const { apiKey, key } = await rotateApiKey({
      accountId: account,
      apiKeyId: id,
      graceSeconds: grace,
      rotatedBy: "our team",
      userId: null,
      by: { actor: "terminal" },
    });
    // The key of a dry run is rolled back, and would look like one that works.
    if (dryRun) {
      return {
        data: { account_id: account, replaces: id, key: null },
        lines: [`A new key would replace key ${id} of account ${account}, and be shown once.`],
      };
    }
    return {
      data: { id: apiKey.id, prefix: apiKey.prefix, key, replaces: id },
      lines: [`Key ${apiKey.id} replaces key ${id}. Shown this once:`, `  ${key}`],
    };
  },
};
