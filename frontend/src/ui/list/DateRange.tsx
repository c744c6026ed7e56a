// The calendar of a date filter; loaded when it is first opened.
import { DatePicker } from '@mantine/dates';
import '@mantine/dates/styles.css';
import { Calendars } from '../Calendars';

interface Props {
  from?: string;
  to?: string;
  onChange: (from: string | undefined, to: string | undefined) => void;
}

export default function DateRange({ from, to, onChange }: Props) {
  return (
    <Calendars>
      <DatePicker
        type="range"
        allowSingleDateInRange
        defaultValue={[from ?? null, to ?? null]}
        defaultDate={from}
        onChange={([first, last]) => first && onChange(first, last ?? first)}
      />
    </Calendars>
  );
}
