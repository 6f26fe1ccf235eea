import { defineMail } from "@/lib/mail/layout/define-mail";
import { MailLayout, Paragraph, Small } from "@/lib/mail/layout/layout";

interface ContactMessageProps {
  name: string;
  email: string;
  company: string;
  message: string;
}

/** To the operator. */
export const contactMessageMail = defineMail<ContactMessageProps>({
  subject: ({ name }) => `Message from ${name}`,
  replyTo: ({ email }) => email,
  sample: {
    name: "Nora Newcomer",
    email: "nora@example.test",
    company: "Newcomer & Sons",
    message: "We run 20 sites.\nWhat would Enterprise cost us?",
  },
  body: ({ name, email, company, message }) => (
    <MailLayout preview={message.slice(0, 90)} heading={`Message from ${name}`}>
      {paragraphs(message).map(({ key, text }) => (
        <Paragraph key={key}>{text}</Paragraph>
      ))}
      <Small>
        {name}
        {company ? `, ${company}` : ""}, {email}
      </Small>
    </MailLayout>
  ),
});

function paragraphs(message: string): { key: string; text: string }[] {
  return message.split(/\n+/).map((text, place) => ({ key: `${place}`, text }));
}
