// What lies over every page and on none at first: notices at the edge, and questions. What was said or asked before this
// was loaded waits for it.
import '@mantine/core/styles/Notification.css';
import '@mantine/notifications/styles.css';
import { Notifications } from '@mantine/notifications';
import { Confirm } from './Confirm';

export default function Overlays() {
  return (
    <>
      <Confirm />
      <Notifications position="bottom-right" limit={4} zIndex={300} />
    </>
  );
}
