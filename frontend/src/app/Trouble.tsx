// What stands in place of a page that cannot be shown: not there, not allowed, no network, a newer version, a fault.
import { Anchor, Button, Code, Group } from '@mantine/core';
import { IconAlertTriangle, IconCloudOff, IconLock, IconMapOff, IconRefresh } from '@tabler/icons-react';
import { type ErrorComponentProps, Link, useRouter, useRouterState } from '@tanstack/react-router';
import { explain, Problem } from '@/api/problem';
import * as t from '@/i18n/gen/common';
import { Empty } from '@/ui/Empty';

/** Whether a side's frame stands around: it has the landmarks of the page already. */
const useFramed = () =>
  useRouterState({
    select: ({ matches }) => matches.some(({ routeId, status }) => FRAMES.includes(routeId) && status === 'success'),
  });
const FRAMES: readonly string[] = ['/c/$merchant', '/w/$warehouse'];

export function NotFound() {
  const Frame = useFramed() ? 'div' : 'main';
  return (
    <Frame>
      <title>{t.not_found_title()}</title>
      <Empty
        page
        icon={<IconMapOff size={22} />}
        title={t.not_found_title()}
        body={t.not_found_body()}
        action={
          <Anchor component={Link} to="/" size="sm">
            {t.to_start()}
          </Anchor>
        }
      />
    </Frame>
  );
}

/** A chunk of a former release that is no longer there. */
const outdated = (error: unknown) => error instanceof TypeError && /import/i.test(error.message);

export function Crashed({ error }: ErrorComponentProps) {
  const router = useRouter();
  if (outdated(error))
    return (
      <Empty
        page
        icon={<IconRefresh size={22} />}
        title={t.newer_title()}
        body={t.newer_body()}
        action={<Button onClick={() => window.location.reload()}>{t.reload()}</Button>}
      />
    );
  return <Failure page error={error} onRetry={() => router.invalidate()} />;
}

const iconOf = (error: unknown) => {
  if (error instanceof Problem && error.status === 0) return <IconCloudOff size={22} />;
  if (error instanceof Problem && error.status === 403) return <IconLock size={22} />;
  if (error instanceof Problem && error.status === 404) return <IconMapOff size={22} />;
  return <IconAlertTriangle size={22} />;
};

interface FailureProps {
  error: unknown;
  onRetry?: () => void;
  /** Where it stands in place of a whole page. */
  page?: boolean;
}

/** A read that failed: what, the way on, and the number by which support finds it. */
export function Failure({ error, onRetry, page }: FailureProps) {
  const requestId = error instanceof Problem ? error.requestId : '';
  // Asking again brings nothing that is not there.
  if (error instanceof Problem && error.status === 404)
    return (
      <div role="alert">
        <Empty
          page
          icon={iconOf(error)}
          title={explain(error)}
          body={t.not_found_body()}
          action={
            <Anchor component={Link} to="/" size="sm">
              {t.to_start()}
            </Anchor>
          }
        />
      </div>
    );
  return (
    <div role="alert">
      <Empty
        page={page}
        icon={iconOf(error)}
        title={explain(error)}
        body={error instanceof Problem && error.status === 403 ? t.ask_owner() : undefined}
        action={
          <Group gap="xs" justify="center" mt="xs">
            {onRetry && (
              <Button variant="light" onClick={onRetry}>
                {t.retry()}
              </Button>
            )}
            {requestId && <Code>{requestId}</Code>}
          </Group>
        }
      />
    </div>
  );
}
