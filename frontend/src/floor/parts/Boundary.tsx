// A part that did not load, or that broke, takes nothing else down: scans are stored already.
import { Component, type ReactNode } from 'react';
import * as t from '@/i18n/gen/floor';

interface Props {
  children: ReactNode;
  /** A small part of a screen offers to be closed; a whole screen offers to reload. */
  onClose?: () => void;
}

export class Boundary extends Component<Props, { broken: boolean }> {
  override state = { broken: false };

  static getDerivedStateFromError() {
    return { broken: true };
  }

  override render() {
    const { children, onClose } = this.props;
    if (!this.state.broken) return children;
    return (
      <section className="note" role="alert">
        <b>{onClose ? t.broken() : t.crashed()}</b>
        <button type="button" className="big" onClick={onClose ?? (() => location.reload())}>
          {onClose ? t.close_() : t.reload()}
        </button>
      </section>
    );
  }
}
