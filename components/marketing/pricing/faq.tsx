import { ChevronDown } from "lucide-react";

export interface Question {
  question: string;
  answer: string;
}

export function Faq({ questions }: { questions: readonly Question[] }) {
  return (
    <div className="max-w-3xl divide-y divide-border border-y border-border">
      {questions.map(({ question, answer }) => (
        <details key={question} className="group">
          <summary className="flex list-none items-center justify-between gap-4 py-4 text-base font-medium [&::-webkit-details-marker]:hidden">
            {question}
            <ChevronDown
              aria-hidden
              className="size-5 shrink-0 text-muted transition-transform group-open:rotate-180"
            />
          </summary>
          <p className="pb-5 text-base text-muted text-pretty">{answer}</p>
        </details>
      ))}
    </div>
  );
}
