"use client";

import { Pin } from "lucide-react";
import { RelativeTime } from "@/components/ui/data/relative-time";
import { Checkbox } from "@/components/ui/form/checkbox";
import { TextareaField } from "@/components/ui/form/field";
import { FormError, FormSuccess } from "@/components/ui/form/form-error";
import { SubmitButton } from "@/components/ui/form/submit-button";
import { useFormAction } from "@/components/ui/form/use-form-action";
import type { FormAction } from "@/lib/actions/form-state";
import { tickedIn } from "@/lib/actions/ticked-in";
import type { PinnedNote } from "@/lib/admin/notes/list-notes";

interface AccountNotesProps {
  accountId: number;
  pinned: readonly PinnedNote[];
  add: FormAction;
  pin: FormAction;
}

/** What the team should know of an account first, and a place to write more. */
export function AccountNotes({ accountId, pinned, add, pin }: AccountNotesProps) {
  return (
    <section aria-label="Notes" className="mb-5 space-y-3">
      {pinned.map((note) => (
        <PinnedNoteRow key={note.id} note={note} accountId={accountId} pin={pin} />
      ))}
      <NewNote accountId={accountId} add={add} />
    </section>
  );
}

function PinnedNoteRow({ note, accountId, pin }: { note: PinnedNote; accountId: number; pin: FormAction }) {
  const [state, formAction] = useFormAction(pin);
  return (
    <form
      action={formAction}
      className="flex flex-wrap items-start gap-3 rounded-card border border-warning/35 bg-warning-soft px-4 py-3"
    >
      <Pin aria-hidden className="mt-0.5 size-4 shrink-0 text-warning" />
      <div className="min-w-48 flex-1">
        <p className="whitespace-pre-line wrap-anywhere">{note.text}</p>
        <p className="text-xs text-muted">
          {note.author ?? "A former colleague"}, <RelativeTime at={note.createdAt} />
        </p>
        <FormError error={state.error} />
      </div>
      <input type="hidden" name="account_id" value={accountId} />
      <input type="hidden" name="note_id" value={note.id} />
      <SubmitButton variant="secondary" size="sm">
        Unpin
      </SubmitButton>
    </form>
  );
}

/** Folded away, so that it takes no room until it is needed. */
function NewNote({ accountId, add }: { accountId: number; add: FormAction }) {
  const [state, formAction] = useFormAction(add);
  return (
    <details open={state.error !== undefined}>
      <summary className="w-fit rounded-control py-1 text-muted underline underline-offset-4">
        Add a note
      </summary>
      <form action={formAction} className="mt-3 max-w-xl space-y-3" key={state.ok ? "saved" : "typing"}>
        <FormError error={state.error} />
        <FormSuccess message={state.ok && state.message} />
        <input type="hidden" name="account_id" value={accountId} />
        <TextareaField
          name="text"
          label="Note"
          hint="Only our team reads it. It stays in the timeline."
          rows={3}
          maxLength={2000}
          error={state.fields?.text}
          defaultValue={state.values?.text}
        />
        <Checkbox
          name="pinned"
          label="Pin to the top of this page"
          defaultChecked={tickedIn(state, "pinned", []).length > 0}
        />
        <SubmitButton>Save note</SubmitButton>
      </form>
    </details>
  );
}
