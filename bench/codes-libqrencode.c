/*
 * What libqrencode needs for the same pictures: a symbol of each address in a file, and its SVG, in
 * memory, with the strokes that the program writes.
 *
 *   cc -O2 codes-libqrencode.c -lqrencode && ./a.out addresses.txt
 */
#include <qrencode.h>
#include <stdio.h>
#include <string.h>

#define QUIET 4

static char svg[1 << 16];

static size_t draw(const QRcode *symbol)
{
    int size = symbol->width, side = size + 2 * QUIET;
    char *to = svg;
    to += sprintf(to,
                  "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" "
                  "shape-rendering=\"crispEdges\"><path fill=\"#fff\" d=\"M0 0h%dv%dH0z\"/>"
                  "<path stroke=\"#000\" d=\"",
                  side, side, side, side);
    for (int y = 0; y < size; y++) {
        const unsigned char *row = symbol->data + y * size;
        int pen = -1;
        for (int x = 0; x < size;) {
            int start = x;
            while (x < size && (row[x] & 1)) x++;
            if (x == start) {
                x++;
                continue;
            }
            to += pen < 0 ? sprintf(to, "M%d %d.5", start + QUIET, y + QUIET)
                          : sprintf(to, "m%d 0", start - pen);
            to += sprintf(to, "h%d", x - start);
            pen = x;
        }
    }
    to += sprintf(to, "\"/></svg>\n");
    return (size_t)(to - svg);
}

int main(int argc, char **argv)
{
    char line[256];
    size_t bytes = 0;
    long count = 0;
    FILE *file = argc > 1 ? fopen(argv[1], "r") : NULL;
    if (file == NULL) return 1;
    while (fgets(line, sizeof line, file) != NULL) {
        line[strcspn(line, "\n")] = '\0';
        QRcode *symbol = QRcode_encodeString8bit(line, 0, QR_ECLEVEL_M);
        if (symbol == NULL) return 1;
        bytes += draw(symbol);
        QRcode_free(symbol);
        count++;
    }
    printf("{\"count\":%ld,\"bytes\":%zu}\n", count, bytes);
    return 0;
}
