#include <stdio.h>
#include <zlib.h>

int main(void) {
  printf("zlib %s, %d bits\n", zlibVersion(), (int)sizeof(void *) * 8);
  return 0;
}
