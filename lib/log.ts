import pino from "pino";
import { LOG_LEVELS } from "./env";
import { loggedError } from "./log-error";

const shared = globalThis as typeof globalThis & { igny8LogOutput?: pino.DestinationStream };

/** JSON lines on stdout. Secrets are named here so that no caller can print one by mistake. */
export const log = pino(
  {
    // Made before the settings are validated, which is when a level that doesn't exist is refused in words.
    level: LOG_LEVELS.find((level) => level === process.env.LOG_LEVEL) ?? "info",
    base: undefined,
    timestamp: pino.stdTimeFunctions.isoTime,
    serializers: { err: (error: unknown) => loggedError(error) },
    redact: {
      paths: [
        "password",
        "*.password",
        "authorization",
        "*.authorization",
        "cookie",
        "*.cookie",
        "token",
        "*.token",
        "secret",
        "*.secret",
        "access",
        "*.access",
        "refresh",
        "*.refresh",
      ],
      censor: "[hidden]",
    },
  },
  output(),
);

/**
 * One for the process: its lines are written while it goes on working, several in one go where there are many, and the
 * rest when it exits. On `globalThis`, because each bundle has its own copy of this module.
 */
function output(): pino.DestinationStream {
  shared.igny8LogOutput ??= pino.destination({ dest: 1, sync: false });
  return shared.igny8LogOutput;
}
