import { bakePng } from '@/lib/proof/credentials/bake'
import { toPng } from '@/lib/proof/documents/picture/to-png'
import { badgeAnswer } from '../badge'

type Context = { params: Promise<{ publicId: string }> }

/** The badge as a picture of 1024 by 1024 pixels. */
export function GET(request: Request, { params }: Context): Promise<Response> {
  return badgeAnswer(request, params, {
    ...{ ending: 'png', type: 'image/png' },
    made: async (svg, credential) => {
      const png = await toPng(svg, 2)
      return credential ? bakePng(png, credential) : png
    },
  })
}
