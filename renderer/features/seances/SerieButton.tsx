import { Button } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconCalendarPlus } from '@tabler/icons-react'
import { SerieModal } from './SerieModal.tsx'

/** Opens the creation of a whole series. */
export function SerieButton({ variant }: { readonly variant: 'filled' | 'default' }) {
  const [isOpen, { open, close }] = useDisclosure(false)
  return (
    <>
      <Button
        size={variant === 'filled' ? 'sm' : 'xs'}
        variant={variant}
        leftSection={<IconCalendarPlus size="1rem" aria-hidden />}
        onClick={open}
      >
        Créer les séances
      </Button>
      <SerieModal isOpen={isOpen} onClose={close} />
    </>
  )
}
