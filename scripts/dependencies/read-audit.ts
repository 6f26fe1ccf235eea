/** What `npm audit --json` said, for people. */
export interface AuditOutcome {
  /** False when no registry answered the question. */
  wasAnswered: boolean;
  lines: string[];
}

interface AuditReport {
  vulnerabilities?: Record<string, { severity: string; range: string; fixAvailable?: unknown }>;
  message?: string;
}

/** Reads the report. What is no report, such as an error page or nothing, is no answer. Pure. */
export function readAudit(stdout: string): AuditOutcome {
  const report = parse(stdout);
  if (!report?.vulnerabilities) {
    const reason = report?.message ? ` (${report.message})` : "";
    return {
      wasAnswered: false,
      lines: [`Known advisories were not looked up: no registry answered${reason}.`],
    };
  }
  const found = Object.entries(report.vulnerabilities);
  if (found.length === 0)
    return { wasAnswered: true, lines: ["No known advisory is about a package in use."] };
  const lines = found.map(
    ([name, { severity, range, fixAvailable }]) =>
      `${severity}: ${name} ${range}${fixAvailable ? ", and a release without it is out" : ""}`,
  );
  return { wasAnswered: true, lines };
}

function parse(text: string): AuditReport | undefined {
  try {
    return JSON.parse(text) as AuditReport;
  } catch {
    return undefined;
  }
}
