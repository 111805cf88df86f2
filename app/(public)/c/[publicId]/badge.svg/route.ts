import { bakeSvg } from '@/lib/proof/credentials/bake'
import { badgeAnswer } from '../badge'

type Context = { params: Promise<{ publicId: string }> }

/** The badge as a drawing that runs and fetches nothing. */
export function GET(request: Request, { params }: Context): Promise<Response> {
  return badgeAnswer(request, params, {
    ...{ ending: 'svg', type: 'image/svg+xml' },
    made: async (svg, credential) =>
      new TextEncoder().encode(credential ? bakeSvg(svg, credential) : svg),
  })
}
