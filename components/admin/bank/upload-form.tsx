"use client";

import type { z } from "zod";
import { ActError } from "@/components/admin/act-form";
import { Field } from "@/components/ui/form/field";
import { SubmitButton } from "@/components/ui/form/submit-button";
import { useFormAction } from "@/components/ui/form/use-form-action";
import { Alert } from "@/components/ui/page/alert";
import type { FormAction } from "@/lib/actions/form-state";
import type { importedOutput } from "@/lib/bank-statements/output";

type Imported = z.input<typeof importedOutput>;

/** The bank's file; what became of it stands above the form, or which line can't be read. */
export function UploadForm({ action }: { action: FormAction }) {
  const [state, formAction] = useFormAction(action);
  return (
    <form action={formAction} className="max-w-xl space-y-4">
      <ActError state={state} />
      {state.ok && <Outcome imported={state.data as Imported} />}
      <Field
        type="file"
        name="file"
        label="Statement"
        hint="CAMT.052, .053 or .054, MT940, MT942, OFX or CSV, plain or zipped, up to 4 MB. Import larger files from a terminal."
        error={state.fields?.file}
      />
      <SubmitButton pendingLabel="Importing…">Import</SubmitButton>
    </form>
  );
}

function Outcome({ imported: { replayed, statements } }: { imported: Imported }) {
  if (replayed) {
    return (
      <Alert tone="info" role="status" title="This file was imported before">
        Nothing has changed.
      </Alert>
    );
  }
  const lines = statements.reduce((sum, each) => sum + each.lines - each.known_lines, 0);
  const known = statements.reduce((sum, each) => sum + each.known_lines, 0);
  return (
    <Alert tone="success" role="status" title={`${lines} new lines imported`}>
      {known > 0 && `${known} lines were known from earlier files. `}
      {statements.filter(({ missing }) => missing !== null && missing !== "0.00").length > 0 &&
        "The balances don't agree with the lines. Check that the file is complete."}
    </Alert>
  );
}
