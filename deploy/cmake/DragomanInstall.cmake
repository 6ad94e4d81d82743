# The build tree mirrors the installed layout (bin/ beside share/dragoman/), so that programs find their data in both alike.
set(data "${CMAKE_BINARY_DIR}/share/dragoman")
file(MAKE_DIRECTORY "${data}")
file(CREATE_LINK "${CMAKE_SOURCE_DIR}/glossary/data" "${data}/glossary" SYMBOLIC)
file(CREATE_LINK "${CMAKE_SOURCE_DIR}/service/models" "${data}/models" SYMBOLIC)
file(CREATE_LINK "${CMAKE_SOURCE_DIR}/deploy/config" "${data}/config" SYMBOLIC)
file(CREATE_LINK "${CMAKE_SOURCE_DIR}/proto" "${data}/proto" SYMBOLIC)

install(TARGETS dragomand dragoman RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR})
install(DIRECTORY glossary/data/ DESTINATION ${CMAKE_INSTALL_DATADIR}/dragoman/glossary FILES_MATCHING PATTERN "*.yaml")
install(DIRECTORY service/models/ DESTINATION ${CMAKE_INSTALL_DATADIR}/dragoman/models)
install(DIRECTORY deploy/config/ DESTINATION ${CMAKE_INSTALL_DATADIR}/dragoman/config)
install(DIRECTORY proto/ DESTINATION ${CMAKE_INSTALL_DATADIR}/dragoman/proto FILES_MATCHING PATTERN "*.proto")
