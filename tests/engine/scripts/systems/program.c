#include <stdio.h>
#include <zlib.h>

int main(void) {
  printf("zlib %s, %d bits\n", zlibVersion(), (int)(8 * sizeof(void *)));
  return 0;
}
