/**
 * Keeps what goes wrong in one screen inside of it, and says what to do. A class, because React has no other
 * way to catch what a component throws.
 */
import { Component, type ReactNode } from 'react';
import { ErrorScreen } from './error-screen.tsx';

export interface ErrorBoundaryProps {
  readonly children: ReactNode;
  /** Whoever goes elsewhere gets another chance. */
  readonly location: string;
}

interface ErrorBoundaryState {
  readonly problem: { readonly thrown: unknown } | undefined;
}

export class ErrorBoundary extends Component<ErrorBoundaryProps, ErrorBoundaryState> {
  override state: ErrorBoundaryState = { problem: undefined };

  static getDerivedStateFromError(thrown: unknown): ErrorBoundaryState {
    return { problem: { thrown } };
  }

  override componentDidUpdate(before: ErrorBoundaryProps): void {
    // oxlint-disable-next-line react/no-did-update-set-state -- once for each place, as the condition sees to
    if (this.state.problem !== undefined && before.location !== this.props.location) this.setState({ problem: undefined });
  }

  override render(): ReactNode {
    const { problem } = this.state;
    return problem === undefined ? this.props.children : <ErrorScreen thrown={problem.thrown} />;
  }
}
