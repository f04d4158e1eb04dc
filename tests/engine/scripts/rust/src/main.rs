fn main() {
    let number = unsafe { openssl_sys::OpenSSL_version_num() };
    println!("{} {:x}", std::env::consts::ARCH, number >> 28);
}
