import { Button } from '@mantine/core'
import { Component, type ReactNode } from 'react'
import { ErrorState } from '../ui/ErrorState.tsx'

/** Keeps the frame alive when a screen breaks: the way to the other screens stays open. */
export class ErrorBoundary extends Component<
  { readonly children: ReactNode },
  { readonly hasFailed: boolean }
> {
  override state = { hasFailed: false }

  static getDerivedStateFromError() {
    return { hasFailed: true }
  }

  override render(): ReactNode {
    if (!this.state.hasFailed) return this.props.children
    return (
      <div style={{ padding: '1.5rem', maxWidth: '42rem' }}>
        <ErrorState
          title="Cet écran n’a pas pu s’afficher"
          kept="Vos données enregistrées n’ont pas changé."
          advice="Réessayez&#8239;; si cela se reproduit, fermez puis rouvrez Cartable."
        >
          <Button
            mt="sm"
            size="xs"
            variant="default"
            onClick={() => this.setState({ hasFailed: false })}
          >
            Réessayer
          </Button>
        </ErrorState>
      </div>
    )
  }
}
