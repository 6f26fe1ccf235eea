import type { Metadata } from "next";
import { NotificationsForm } from "@/components/settings/person-forms";
import { Card } from "@/components/ui/page/card";
import { PageHeader } from "@/components/ui/page/page-header";
import { requireTenant } from "@/lib/auth/viewer/viewer";
import { NOTIFICATIONS, type Notification } from "@/lib/people/notification";
import { notificationsOf } from "@/lib/people/update-person";
import { saveNotificationsAction } from "../actions";

export const metadata: Metadata = { title: "Notifications" };

export default async function NotificationsPage() {
  const { userId } = await requireTenant();
  const wanted = await notificationsOf(userId);
  const choices = (Object.keys(NOTIFICATIONS) as Notification[]).map((name) => ({
    name,
    ...NOTIFICATIONS[name],
    isOn: wanted[name],
  }));
  return (
    <>
      <PageHeader title="Notifications" description="What we email you about, besides what we must." />
      <Card title="Emails" description="Security and billing emails can't be turned off.">
        <NotificationsForm action={saveNotificationsAction} choices={choices} />
      </Card>
    </>
  );
}
