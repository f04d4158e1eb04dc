#include <zlib.h>

#include <iostream>
#include <string>

int main() {
  std::cout << std::string("zlib ") << zlibVersion() << ", " << sizeof(void *) * 8 << " bits\n";
}
