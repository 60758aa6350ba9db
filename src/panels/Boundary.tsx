import { Component, type ReactNode } from 'react';
import { notify } from '../state/store.ts';

interface Props {
  readonly children: ReactNode;
}

/** Around parts that load later: one that fails is left out and named, and everything else stays. */
export class Boundary extends Component<Props, { readonly failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError(): { readonly failed: boolean } {
    return { failed: true };
  }

  override componentDidCatch(error: Error): void {
    notify('warning', `A part of the app failed: ${error.message}`, undefined, ['reload']);
  }

  override render(): ReactNode {
    return this.state.failed ? null : this.props.children;
  }
}
