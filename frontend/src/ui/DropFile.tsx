// A place to drop a file on, or to choose one with mouse or keyboard.
import { Button, Loader, Stack, Text } from '@mantine/core';
import { IconUpload } from '@tabler/icons-react';
import { type DragEvent, useRef, useState } from 'react';
import c from './DropFile.module.css';

interface Props {
  title: string;
  body?: string;
  choose: string;
  accept: string;
  /** Words for what is under way; nothing can be dropped then. */
  busy?: string;
  small?: boolean;
  onFile: (file: File) => void;
}

export function DropFile({ title, body, choose, accept, busy, small, onFile }: Props) {
  const field = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const take = (files: FileList | null) => {
    const [file] = files ?? [];
    if (file && !busy) onFile(file);
  };
  const hover = (on: boolean) => (event: DragEvent) => {
    event.preventDefault();
    setOver(on);
  };
  return (
    <section
      aria-label={title}
      className={c.drop}
      data-over={over || undefined}
      data-small={small || undefined}
      onDragOver={hover(true)}
      onDragLeave={hover(false)}
      onDrop={(event) => {
        hover(false)(event);
        take(event.dataTransfer.files);
      }}
    >
      <Stack align="center" gap={8} ta="center">
        {busy ? <Loader size="sm" /> : <IconUpload size={small ? 18 : 26} aria-hidden />}
        <Text fw={600} size={small ? 'sm' : 'md'} aria-live="polite">
          {busy ?? title}
        </Text>
        {body && (
          <Text size="sm" c="dimmed" maw={440}>
            {body}
          </Text>
        )}
        <Button variant={small ? 'light' : 'filled'} disabled={!!busy} onClick={() => field.current?.click()}>
          {choose}
        </Button>
        <input
          ref={field}
          type="file"
          accept={accept}
          className="vh"
          tabIndex={-1}
          aria-label={choose}
          onChange={(event) => {
            take(event.currentTarget.files);
            event.currentTarget.value = '';
          }}
        />
      </Stack>
    </section>
  );
}
