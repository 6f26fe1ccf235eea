import { Alert } from "@/components/ui/page/alert";
import type { DecidedLine, LinesVerdict } from "@/lib/bank-statements/match/decide-lines";

export interface DecidedLines {
  decision: LinesVerdict["decision"];
  decided: DecidedLine[];
}

const VERBS = {
  preview: "can be settled",
  settle: "done",
  ignore: "ignored",
  assign: "assigned",
  keep: "kept",
} as const;

/** What has become of each line, or would. */
export function LinesOutcome({ decision, decided }: DecidedLines) {
  const failed = decided.filter(({ ok }) => !ok).length;
  return (
    <Alert
      tone={failed > 0 ? "warning" : decision === "preview" ? "info" : "success"}
      role="status"
      title={`${decided.length - failed} of ${decided.length} ${VERBS[decision]}`}
    >
      <ul>
        {decided.map(({ lineId, label, message }) => (
          <li key={lineId}>
            {label}: {message}
          </li>
        ))}
      </ul>
    </Alert>
  );
}
