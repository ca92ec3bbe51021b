import { Button } from '@mantine/core'
import { Component, type ReactNode } from 'react'
import { ErrorState } from '../ui/ErrorState.tsx'
import { UnreadPartError } from '../ui/lazy-part.ts'

/** Keeps the frame alive when a screen breaks: the way to the other screens stays open. */
export class ErrorBoundary extends Component<
  { readonly children: ReactNode },
  { readonly error: unknown }
> {
  override state = { error: null }

  static getDerivedStateFromError(error: unknown) {
    return { error: error ?? 'unknown' }
  }

  override render(): ReactNode {
    const error: unknown = this.state.error
    if (error === null) return this.props.children
    return (
      <div style={{ padding: '1.5rem', maxWidth: '42rem' }}>
        {error instanceof UnreadPartError ? (
          <UnreadPart />
        ) : (
          <ErrorState
            title="Cet écran n’a pas pu s’afficher"
            kept="Vos données enregistrées n’ont pas changé."
            advice="Réessayez&#8239;; si cela se reproduit, fermez puis rouvrez Cartable."
          >
            <Button
              mt="sm"
              size="xs"
              variant="default"
              onClick={() => this.setState({ error: null })}
            >
              Réessayer
            </Button>
          </ErrorState>
        )}
      </div>
    )
  }
}

/** Says that a script of the window could not be read; only a page drawn anew asks for it again. */
export function UnreadPart() {
  return (
    <ErrorState
      title="Une partie de Cartable n’a pas pu être lue"
      kept="Vos données enregistrées n’ont pas changé."
      advice="Rechargez la fenêtre&#8239;; si cela se reproduit, installez Cartable à nouveau&nbsp;: vous retrouverez vos données."
    >
      <Button mt="sm" size="xs" variant="default" onClick={() => window.location.reload()}>
        Recharger la fenêtre
      </Button>
    </ErrorState>
  )
}
