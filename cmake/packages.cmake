# Every outside library, in one place. Debian packages: packages.txt; npm packages: the lock files in
# ocr/models and archive/cipher. THIRD-PARTY.md says what each is for and its licence.
find_package(PkgConfig REQUIRED)
find_package(Threads REQUIRED)
find_package(tl-expected REQUIRED)
find_package(nlohmann_json REQUIRED)

pkg_check_modules(lept REQUIRED IMPORTED_TARGET lept)
# Debian's OpenCVConfig.cmake comes only with libopencv-dev, which pulls in everything OpenCV has; four parts are enough.
find_path(OPENCV_INCLUDE_DIR opencv2/core.hpp PATH_SUFFIXES opencv4 REQUIRED)
foreach(part core imgproc imgcodecs calib3d)
  find_library(OPENCV_${part}_LIBRARY opencv_${part} REQUIRED)
  add_library(opencv_${part} SHARED IMPORTED)
  set_target_properties(opencv_${part} PROPERTIES IMPORTED_LOCATION "${OPENCV_${part}_LIBRARY}")
  target_include_directories(opencv_${part} SYSTEM INTERFACE "${OPENCV_INCLUDE_DIR}")
endforeach()
pkg_check_modules(qpdf REQUIRED IMPORTED_TARGET libqpdf)
target_compile_definitions(PkgConfig::qpdf INTERFACE POINTERHOLDER_TRANSITION=4) # std::shared_ptr only
target_compile_options(PkgConfig::qpdf INTERFACE
  "$<$<COMPILE_LANG_AND_ID:CXX,Clang>:SHELL:-include ${PROJECT_SOURCE_DIR}/cmake/clang_qpdf.h>")
pkg_check_modules(tiff REQUIRED IMPORTED_TARGET libtiff-4)
pkg_check_modules(jpeg REQUIRED IMPORTED_TARGET libjpeg)
pkg_check_modules(png REQUIRED IMPORTED_TARGET libpng)
pkg_check_modules(webp REQUIRED IMPORTED_TARGET libwebp libwebpdemux)
pkg_check_modules(webpmux REQUIRED IMPORTED_TARGET libwebpmux) # tests write files with it
pkg_check_modules(heif REQUIRED IMPORTED_TARGET libheif)
pkg_check_modules(tesseract REQUIRED IMPORTED_TARGET tesseract)
pkg_check_modules(seccomp REQUIRED IMPORTED_TARGET libseccomp)
pkg_check_modules(re2 REQUIRED IMPORTED_TARGET re2)
pkg_check_modules(utf8proc REQUIRED IMPORTED_TARGET libutf8proc)
pkg_check_modules(sodium REQUIRED IMPORTED_TARGET libsodium)
pkg_check_modules(pango REQUIRED IMPORTED_TARGET pangocairo)
pkg_check_modules(cairo REQUIRED IMPORTED_TARGET cairo)
pkg_check_modules(qrencode REQUIRED IMPORTED_TARGET libqrencode)
pkg_check_modules(xlsxwriter REQUIRED IMPORTED_TARGET xlsxwriter)

# The ONNX file format alone: Debian's ONNXConfig.cmake wants the whole of ONNX.
find_path(ONNX_INCLUDE_DIR onnx/onnx_pb.h REQUIRED)
find_library(ONNX_FORMAT_LIBRARY onnx_proto REQUIRED)
pkg_check_modules(protobuf REQUIRED IMPORTED_TARGET protobuf)
add_library(onnx_format SHARED IMPORTED)
set_target_properties(onnx_format PROPERTIES IMPORTED_LOCATION "${ONNX_FORMAT_LIBRARY}")
target_include_directories(onnx_format SYSTEM INTERFACE "${ONNX_INCLUDE_DIR}")
target_compile_definitions(onnx_format INTERFACE ONNX_NAMESPACE=onnx ONNX_ML=1)
target_link_libraries(onnx_format INTERFACE PkgConfig::protobuf)

# ONNX Runtime: a system-wide one is preferred; otherwise the npm package of ocr/models.
set(onnx_package "${PROJECT_SOURCE_DIR}/ocr/models/node_modules/com.github.asus4.onnxruntime/Plugins")
find_path(ONNXRUNTIME_INCLUDE_DIR onnxruntime_cxx_api.h
  PATH_SUFFIXES onnxruntime onnxruntime/core/session
  HINTS "${onnx_package}/iOS~/onnxruntime.xcframework/ios-arm64/onnxruntime.framework/Headers")
find_library(ONNXRUNTIME_LIBRARY onnxruntime HINTS "${onnx_package}/Linux/x64")
if(ONNXRUNTIME_INCLUDE_DIR AND ONNXRUNTIME_LIBRARY)
  # The npm package ships the library without its versioned name, which is what programs ask for.
  set(onnx_folder "${PROJECT_BINARY_DIR}/onnxruntime")
  file(MAKE_DIRECTORY "${onnx_folder}")
  file(CREATE_LINK "${ONNXRUNTIME_LIBRARY}" "${onnx_folder}/libonnxruntime.so.1" SYMBOLIC)
  add_library(onnxruntime SHARED IMPORTED)
  set_target_properties(onnxruntime PROPERTIES IMPORTED_LOCATION "${onnx_folder}/libonnxruntime.so.1")
  target_include_directories(onnxruntime SYSTEM INTERFACE "${ONNXRUNTIME_INCLUDE_DIR}")
else()
  message(FATAL_ERROR "ONNX Runtime is missing: run 'npm ci --ignore-scripts' in ocr/models")
endif()
