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
  run: async ({ id, account, grace }) => {
    const { apiKey, key } = await rotateApiKey({
      accountId: account,
      apiKeyId: id,
      graceSeconds: grace,
      rotatedBy: "our team",
      userId: null,
      by: { actor: "terminal" },
    });
    return {
      data: { id: apiKey.id, prefix: apiKey.prefix, key, replaces: id },
      lines: [`Key ${apiKey.id} replaces key ${id}. Shown this once:`, `  ${key}`],
    };
  },
};
